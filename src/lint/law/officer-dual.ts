import type { Policy } from '../../policy/types.js';
import type { Rule } from '../rule.js';
import facts from './facts.json';
import { label } from './texts.js';

type Reached = { email?: string | undefined; phone?: string | undefined };
type Officer = NonNullable<Policy['officers']>[number];

export const officerDual: Rule = {
  id: 'OFFICER-DUAL',
  severity: 'info',
  summary: 'Whoever answers for privacy is somebody else than who answers for security, and can be passed by.',
  source: 'PIPA 31; GDPR 38(6)',
  *run({ officers = [], departments = [] }) {
    const fix = 'appoint two, or make sure that each can act without the other';
    for (const [i, officer] of officers.entries()) {
      const other = officers.slice(0, i).find((o) => samePerson(o, officer) && isDual([...o.roles, ...officer.roles]));
      if (isDual(officer.roles) || other) {
        const message = `"${label(officer.title)}" answers for security and for privacy`;
        yield { path: `/officers/${i}/roles`, message, fix };
      }
    }
    for (const [i, department] of departments.entries()) {
      const officer = officers.find((o) => samePerson(o, department));
      if (!officer) continue;
      yield {
        path: `/departments/${i}`,
        message: `"${label(department.name)}" is reached where "${label(officer.title)}" is: a complaint about one goes to the same`,
        fix: 'give the department an address of its own',
      };
    }
  },
};

const isDual = (roles: Officer['roles']): boolean =>
  roles.some((role) => facts.securityRoles.includes(role)) && roles.some((role) => facts.privacyRoles.includes(role));

const samePerson = (a: Reached, b: Reached): boolean =>
  a.email !== undefined && a.email === b.email && a.phone === b.phone;
