import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { noticeMarkdown, noticePage } from '../notice/render.js';
import { noticeCss } from '../notice/style.js';
import { isRequired, suggestedCsp } from '../policy/csp.js';
import { policyHash } from '../policy/hash.js';
import { withOwnKeys } from '../policy/own-keys.js';
import { partsFor } from '../policy/parts.js';
import type { Rules } from '../policy/rules.js';
import { sliceLanguage, sliceRules } from '../policy/slice.js';
import { withStrict } from '../policy/strict.js';
import type { PolicyInput } from '../policy/types.js';
import { compileRules } from '../regime/compile.js';
import profiles from '../regime/profiles.json';
import { type Command, type Terminal, UsageError } from './command.js';
import { findDist } from './dist.js';
import { printProblems, readPolicyFile } from './policy-file.js';

/** `assent build`: one guard file with the policy in it, the parts that it loads, and a text file a language. */
export const command: Command = {
  help: `Usage: assent build <policy.json> --out <folder> [--region <ISO 3166>] [--inspect]
                    [--earlier <file>]...

Writes into the folder what a page needs, to be served as static files:
  assent.js               for <script src="/assent.js"></script> in <head>
  assent-<language>.json  the policy's texts, one language a file
  assent-*-<hash>.js      parts that are loaded only when needed
  notice-<language>.html  the privacy notice as a page of its own, and as
  notice-<language>.md    Markdown
  notice.css              for a page that prints the notice in <assent-notice>

Then it prints a Content-Security-Policy that fits, before and after consent.

The policy is checked first. A policy without hosts, cookies or keys gets the
smaller guard, which knows marked elements only.

Options:
  --out <folder>      made if it is not there
  --region <region>   the region this build is for, such as KR or US-CA
  --inspect           for the owner: the inspector tells where in the page's code
                      each request, cookie and key comes from. Not for visitors
  --earlier <file>    a version of the policy that was in force before: the notice
                      tells what is different. May be given several times
  -h, --help

Exit code: 0 written, 1 the policy has errors, 2 it could not run.`,

  async run(args, terminal) {
    const options = {
      out: { type: 'string' },
      region: { type: 'string' },
      inspect: { type: 'boolean' },
      earlier: { type: 'string', multiple: true },
    } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [file, more] = positionals;
    if (file === undefined || more !== undefined) throw new UsageError('Name one policy file');
    if (values.out === undefined) throw new UsageError('Say where to write: --out <folder>');
    const { document, policy, problems } = await readPolicyFile(file);
    for (const line of printProblems(file, problems, true)) terminal.err(line);
    if (!policy) return 1;
    const earlier = await Promise.all((values.earlier ?? []).map(readEarlier));
    const { out, region, inspect } = values;
    await build(
      document as PolicyInput,
      { out, earlier, ...(region && { region }), ...(inspect && { inspect }) },
      terminal,
    );
    return 0;
  },
};

interface Target {
  out: string;
  region?: string;
  inspect?: boolean;
  earlier: PolicyInput[];
}

/** It need not fit today's schema: what can be read of it is compared. @throws {UsageError} when it is no policy at all */
async function readEarlier(file: string): Promise<PolicyInput> {
  const policy = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, '')) as Partial<PolicyInput> | null;
  if (policy?.version && policy.languages && policy.controller && policy.purposes) return policy as PolicyInput;
  throw new UsageError(`${file} is no policy: it needs version, languages, controller and purposes`);
}

async function build(
  document: PolicyInput,
  { out, region, inspect, earlier }: Target,
  terminal: Terminal,
): Promise<void> {
  const regimes = { ...(profiles as PolicyInput['regimes']), ...document.regimes };
  const compiled = compileRules(withStrict(withOwnKeys({ ...document, ...(region && { region }), regimes }), OWN_HOST));
  const sealed = (compiled.seal ?? 'never') !== 'never';
  const needsMatching =
    sealed || compiled.services?.some((s) => s.hosts?.length || s.cookies?.length || s.storage?.length);
  const slice = sliceRules(compiled, document.languages, await policyHash(document));

  const dist = await findDist();
  // Last, so that it sees calls before the gate does.
  const names = [...partsFor(compiled), ...(inspect ? ['trace'] : [])];
  const guard = await readFile(join(dist, needsMatching || names.length ? 'assent.js' : 'assent-marked.js'), 'utf8');
  const parts: string[] = [];
  for (const name of names) {
    parts.push(await readFile(join(dist, 'parts', `${name}.js`), 'utf8'));
  }
  // The guard looks for it there; "</script" in a text must not end a script that somebody inlines.
  const json = JSON.stringify(slice).replaceAll('<', '\\u003c').replace(JSON.stringify(OWN_HOST), OWN_HOSTS);
  const policy = parts.length ? `${json.slice(0, -1)},parts:[${parts}]}` : json;
  const baked = `document.currentScript.policy=${policy};\n${guard}`;

  await mkdir(out, { recursive: true });
  const write = async (name: string, text: string, note = '') => {
    await writeFile(join(out, name), text);
    terminal.out(`${name.padEnd(24)} ${size(text)}${note}`);
  };
  await write(
    'assent.js',
    baked,
    `, of it ${size(json)} the policy${names.length ? `, ${size(policy) - size(json)} ${names.map((name, i) => `${name} (${size(parts[i]!)} alone)`).join(', ')}` : ''}`,
  );
  for (const language of document.languages) {
    await write(`assent-${language}.json`, JSON.stringify(sliceLanguage(document, language)));
  }
  for (const language of document.languages) {
    await write(`notice-${language}.html`, await noticePage(document, { language, earlier }));
    await write(`notice-${language}.md`, await noticeMarkdown(document, { language, earlier }));
  }
  await write('notice.css', noticeCss);
  const chunks = (await readdir(dist)).filter((name) => /^assent-.+-[\w-]{6,7}\.js$/.test(name));
  for (const chunk of chunks) await cp(join(dist, chunk), join(out, chunk));
  terminal.out(`${chunks.length} more, loaded when needed. Sizes in bytes, brotli.`);
  for (const line of cspLines(compiled)) terminal.out(line);
}

/** Policies that let a site of this policy work, for an owner who has none yet. */
function cspLines(rules: Rules): string[] {
  const required = (rules.services ?? []).filter((s) => isRequired(rules, s)).map((s) => s.id);
  return [
    '',
    'Content-Security-Policy, before any consent:',
    `  ${suggestedCsp(rules, (id) => required.includes(id))}`,
    'Content-Security-Policy, when all is granted (as a header it cannot grow in the page: use this one, or send',
    'what the cookie says, as the rewriter does with "seal": "always"):',
    `  ${suggestedCsp(rules, () => true)}`,
    "Inline code: add script-src with the same hosts and 'nonce-<new for each answer>'; put that nonce on the guard's tag",
    "and on marked ones. No inline style and no eval is needed. Under require-trusted-types-for 'script':",
    '  trusted-types assent',
  ];
}

/** Stands in the rules for what only the page knows: its own host. No policy can have it as a host. */
const OWN_HOST = '[own]';
/** It, and the host that the guard comes from, which has its texts and chunks too. */
const OWN_HOSTS = 'location.host,new URL(document.currentScript.src||location).host';

const size = (text: string) => brotliCompressSync(text).length;
