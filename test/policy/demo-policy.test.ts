import { expect } from '@open-wc/testing';
import { PolicySchema } from '../../src/policy/policy-schema.js';
import type { Policy } from '../../src/policy/types.js';

/** The facts of the reference notice, article by article, as the demo's policy holds them. */
describe('demo/policy.json', () => {
  let policy: Policy;
  let raw: unknown;

  before(async () => {
    const answer = await fetch(new URL('../../demo/policy.json', import.meta.url));
    raw = await answer.json();
    policy = PolicySchema.parse(raw);
  });

  const en = (text: unknown): string =>
    typeof text === 'string' ? text : ((text as Record<string, string>)?.en ?? '');
  const byId = <T extends { id: string }>(list: T[] | undefined, id: string): T => {
    const found = list?.find((entry) => entry.id === id);
    if (!found) throw new Error(`no entry "${id}"`);
    return found;
  };

  it('says every text in both languages', () => {
    const missing: string[] = [];
    let texts = 0;
    const walk = (value: unknown, path: string): void => {
      if (!value || typeof value !== 'object') return;
      if ('en' in value || 'ko' in value) {
        const { en: e, ko: k } = value as { en?: string; ko?: string };
        texts++;
        if (!e?.trim() || !k?.trim()) missing.push(path);
        else if (/[\u3131-\ud7a3]/.test(e) && !/^Payple/.test(e)) missing.push(`${path}: Korean in the English text`);
        return;
      }
      for (const [key, child] of Object.entries(value)) walk(child, `${path}/${key}`);
    };
    walk(raw, '');
    expect(missing).to.deep.equal([]);
    expect(texts).to.be.greaterThan(200);
  });

  it('resolves every id that it points at', () => {
    const ids = (list: { id: string }[] | undefined) => new Set((list ?? []).map((entry) => entry.id));
    const purposes = ids(policy.purposes);
    const items = ids(policy.dataItems);
    const retention = ids(policy.retention);
    const processors = ids(policy.processors);
    const bad: string[] = [];
    const need = (set: Set<string>, id: string, where: string) => set.has(id) || bad.push(`${where}: ${id}`);
    for (const s of policy.services) for (const p of [s.purpose].flat()) need(purposes, p, `services/${s.id}`);
    for (const c of policy.collections ?? []) {
      need(purposes, c.purpose, `collections/${c.id}`);
      for (const r of [c.retention, ...(c.exceptions ?? [])]) need(retention, r, `collections/${c.id}`);
      for (const { item, control } of c.items) {
        need(items, item, `collections/${c.id}`);
        if (control) need(purposes, control, `collections/${c.id}`);
      }
    }
    for (const t of policy.transfers ?? []) {
      if (t.processor) need(processors, t.processor, `transfers/${t.id}`);
      for (const i of t.items) need(items, i, `transfers/${t.id}`);
      for (const r of t.retention) need(retention, r, `transfers/${t.id}`);
    }
    for (const r of policy.destruction?.statutory ?? []) need(retention, r, 'destruction');
    expect(bad).to.deep.equal([]);
  });

  it('names the controller, the law and the dates (preamble, 14, disclaimer)', () => {
    expect(en(policy.controller.name)).to.equal('Upstage Co., Ltd.');
    expect(policy.legalRegimes?.map((r) => r.regime)).to.include('KR-PIPA');
    expect(policy.governingLaw?.jurisdiction).to.equal('KR');
    expect(policy.languageOfRecord).to.equal('ko');
    expect(policy.previous?.map((p) => p.effectiveFrom)).to.include('2023-12-20');
    expect(policy.changeRules).to.include({
      purposeChange: 'reconsent',
      itemChange: 'reconsent',
      processorChange: 'publish',
    });
  });

  it('has the purposes of article 1 and the cookie purposes', () => {
    const at = (surface: string) => policy.purposes.filter((p) => p.surface === surface).map((p) => p.id);
    expect(at('cookies')).to.deep.equal(['necessary', 'functional', 'analytics', 'marketing']);
    expect(at('service')).to.deep.equal(['membership', 'improvement', 'provision', 'llm']);
    expect(at('marketing')).to.deep.equal(['newsletter', 'events']);
    expect(
      policy.purposes.filter((p) => p.surface === 'cookies' && p.necessity === 'required').map((p) => p.id),
    ).to.deep.equal(['necessary']);
    for (const p of policy.purposes) {
      for (const member of ['title', 'description', 'retention', 'refusalEffect'] as const)
        expect(en(p[member]), `${p.id}.${member}`).to.not.equal('');
      expect(p.items?.length, `${p.id}.items`).to.be.greaterThan(0);
      if (p.necessity === 'required') expect(p.legalBasis, p.id).to.equal('contract');
    }
    expect(en(byId(policy.purposes, 'membership').description)).to.match(/authenticat.*misuse.*complaints/);
    expect(en(byId(policy.purposes, 'provision').description)).to.match(/payments/);
    expect(en(byId(policy.purposes, 'marketing').description)).to.match(/demographic.*interests.*preferences/);
  });

  it('has every retention row of articles 2 and 8', () => {
    const rows = policy.retention ?? [];
    const spans = Object.fromEntries(rows.filter((r) => r.basis === 'statute').map((r) => [r.id, r.duration]));
    expect(spans).to.deep.equal({
      'advertising-records': 'P6M',
      'contract-records': 'P5Y',
      'complaint-records': 'P3Y',
      'access-logs': 'P3M',
      'telecom-records': 'P1Y',
    });
    for (const r of rows)
      if (r.basis === 'statute') expect(en(r.statute), r.id).to.match(/Electronic Commerce|Communications Secrets/);
    expect(rows.filter((r) => r.basis !== 'statute').map((r) => [r.id, r.trigger])).to.deep.equal([
      ['membership', 'end-of-membership'],
      ['settlement', 'settlement'],
      ['llm', 'end-of-entrustment'],
      ['marketing', 'withdrawal-of-consent'],
    ]);
  });

  it('gives nothing to third parties without consent or law (3)', () => {
    expect(policy.thirdPartyProvision?.exists).to.equal(false);
    expect(en(policy.thirdPartyProvision?.principle)).to.match(/consents.*law/);
  });

  it('lists the six processors of article 4 with their tasks, and the one that only article 5 named', () => {
    const tasks = Object.fromEntries((policy.processors ?? []).map((p) => [p.id, p.tasks.map(en).join(' ')]));
    expect(Object.keys(tasks)).to.deep.equal([
      'aws',
      'brevo',
      'salesforce',
      'zapier',
      'payple',
      'fireworks',
      'elfsight-storage',
    ]);
    expect(tasks.aws).to.match(/Analysing.*linking.*restoring/);
    expect(tasks.brevo).to.match(/marketing e-mails/);
    expect(tasks.salesforce).to.match(/customer database.*e-mails/);
    expect(tasks.zapier).to.match(/customer database/);
    expect(tasks.payple).to.match(/Payment/);
    expect(tasks.fireworks).to.match(/GPT and LLM/);
    expect(policy.processorSafeguards?.length).to.equal(5);
  });

  it('lists the five transfers with all that PIPA 28-8(2) asks for (5)', () => {
    const transfers = policy.transfers ?? [];
    expect(Object.fromEntries(transfers.map((t) => [en(t.recipient.name), t.countries]))).to.deep.equal({
      Salesforce: ['JP'],
      Elfsight: ['AM'],
      BREVO: ['US', 'FR'],
      'Zapier, Inc.': ['US'],
      'Fireworks.ai': ['US'],
    });
    for (const t of transfers) {
      for (const text of [t.when, t.how, t.purpose, t.refusal.method, t.refusal.procedure, t.refusal.effect])
        expect(en(text), t.id).to.not.equal('');
      expect(t.items.length, t.id).to.be.greaterThan(0);
      expect(t.items, `${t.id}: no card data abroad`).to.not.include('cvc');
    }
    const contact = (id: string) => byId(transfers, id).recipient.contact;
    expect(contact('to-salesforce')).to.include({ email: 'privacy@salesforce.com', phone: '1-844-287-7147' });
    expect(en(contact('to-salesforce').address)).to.match(/415 Mission St.*94105/);
    expect(contact('to-elfsight').url).to.equal('https://help.elfsight.com');
    expect(en(contact('to-elfsight').address)).to.match(/Paronyana.*Yerevan/);
    expect(contact('to-brevo').email).to.equal('contact@sendinblue.com');
    expect(contact('to-zapier')).to.include({ email: 'contact@zapier.com', phone: '1-877-381-8743' });
    expect(en(contact('to-zapier').address)).to.match(/548 Market St\. #62411/);
    expect(contact('to-fireworks').email).to.equal('help@fireworks.ai');
  });

  it('says the rights and how they are used (6)', () => {
    const rights = policy.rights ?? [];
    expect(rights.map((r) => r.type)).to.include.members([
      'access',
      'correction',
      'deletion',
      'suspension',
      'withdraw-consent',
    ]);
    for (const r of rights) expect(r.channels.map((c) => c.value)).to.include('infosec@upstage.ai');
    const limits = rights.flatMap((r) => r.limits.map((l) => en(l.citation)));
    expect(limits).to.include.members(['PIPA, Art. 35(4)', 'PIPA, Art. 37(2)']);
    expect(en(policy.rightsByAgent?.form)).to.match(/2020-7.*Annex 11/);
    expect(en(policy.identityCheck)).to.match(/representative/);
  });

  it('has the items table of article 7', () => {
    const row = (id: string) => {
      const c = byId(policy.collections, id);
      const of = (n: string) => c.items.filter((i) => i.necessity === n).map((i) => i.item);
      return { required: of('required'), optional: of('optional'), retention: c.retention };
    };
    expect(row('membership')).to.deep.equal({ required: ['name', 'email'], optional: [], retention: 'membership' });
    expect(row('provision').required).to.deep.equal(['card-number', 'card-expiry', 'cvc']);
    expect(row('provision').optional).to.deep.equal(['user-data', 'ip', 'cookies', 'usage', 'visits', 'results']);
    expect(row('llm')).to.deep.equal({ required: ['dialogue'], optional: [], retention: 'llm' });
    expect(row('newsletter')).to.deep.equal({ required: [], optional: ['name', 'email'], retention: 'marketing' });
    expect(row('events').optional).to.deep.equal(['name', 'email', 'phone', 'affiliation', 'position']);
    const methods = new Set((policy.collections ?? []).flatMap((c) => c.method));
    expect([...methods].sort()).to.deep.equal(['automatic', 'online-form']);
    expect(policy.children).to.include({ minAge: 14, policy: 'refuse' });
  });

  it('says how data ends and is kept safe (8, 9)', () => {
    expect(policy.destruction?.statutory?.length).to.equal(5);
    expect(en(policy.destruction?.procedure)).to.match(/officer has approved/);
    expect(policy.destruction?.methods?.map((m) => en(m.method)).join(' ')).to.match(
      /cannot be restored.*Shredded or burned/,
    );
    const { administrative, technical, physical } = policy.security!;
    expect([administrative.length, technical.length, physical.length]).to.deep.equal([2, 4, 1]);
  });

  it('explains cookies and how to refuse them, for browsers that exist (10)', () => {
    const trackers = policy.trackers!;
    expect(en(trackers.purposeText)).to.match(/visited and used.*searches.*secure/);
    expect(en(trackers.refusalEffect)).to.match(/harder/);
    const browsers = trackers.browserRefusal.map((b) => b.browser);
    expect(browsers).to.include.members(['Chrome', 'Firefox', 'Safari', 'Edge']);
    expect(browsers).to.not.include('Internet Explorer');
    expect(policy.services.length).to.be.at.least(8);
    for (const s of policy.services) expect(en(s.description), s.id).to.not.equal('');
  });

  it('names officer and department by role, never a person (11, 12)', () => {
    const officer = policy.officers?.[0];
    expect(officer).to.include({ email: 'infosec@upstage.ai', phone: '070-8098-3023' });
    expect(officer?.roles).to.include.members(['CPO', 'CISO']);
    expect(policy.departments?.[0]).to.include({ email: 'infosec@upstage.ai', phone: '070-8098-3023' });
    expect(en(policy.departments?.[0]?.name)).to.equal('Infra&Security');
    expect(policy.departments?.[0]?.handles).to.include('access');
    expect(policy.officers?.some((o) => o.name)).to.equal(false);
    for (const t of policy.transfers ?? [])
      if (t.recipient.officer) expect(en(t.recipient.officer), t.id).to.match(/officer/);
  });

  it('lists the four remedy bodies with phone and address (13)', () => {
    expect(policy.remedyBodies?.map((b) => [b.phone, b.url])).to.deep.equal([
      ['1833-6972', 'https://www.kopico.go.kr'],
      ['118', 'https://privacy.kisa.or.kr'],
      ['1301', 'https://www.spo.go.kr'],
      ['182', 'https://ecrm.police.go.kr'],
    ]);
  });
});
