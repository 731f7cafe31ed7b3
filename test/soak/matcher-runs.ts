/** The rule matcher against one that is written anew, plainly: no regular expression, no look ahead, no order. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { createMatcher } from '../../src/policy/match.js';
import type { ServiceRule } from '../../src/policy/rules.js';
import { checkRuns } from './fast-check.js';

/** Does `*` in `pattern` stand for any text, and all else for itself? */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!rest.length) return pattern === text;
  const last = rest.pop()!;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}

function owns(entry: string, url: string, base: string): boolean {
  if (!URL.canParse(url, base)) return false;
  const { protocol, hostname, port, pathname } = new URL(url, base);
  if (!hostname) return false;
  const slash = entry.indexOf('/');
  const [site, path] = slash < 0 ? [entry, ''] : [entry.slice(0, slash), entry.slice(slash)];
  const [host, wanted] = site.split(':') as [string, string?];
  const real = port || (protocol === 'https:' || protocol === 'wss:' ? '443' : '80');
  const name = hostname.replace(/\.$/, '');
  const mine = fits(host, name) || fits(`*.${host}`, name);
  return mine && (!wanted || wanted === real) && fits(`${path.toLowerCase()}*`, pathname.toLowerCase());
}

const label = fc.constantFrom('a', 'b', 'ab', 'cdn', 'stats', 'x-y', 'example', 'com', 'co');
const host = fc.oneof(
  { weight: 9, arbitrary: fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')) },
  fc.constantFrom('127.0.0.1', 'localhost', '10.0.0.1', 'a*.com'),
);
const port = fc.constantFrom('', '', '', ':80', ':443', ':8080');
const path = fc.constantFrom('', '', '', '/', '/px', '/px/a', '/PX', '/p x');
const entry = fc.tuple(host, port, path).map((parts) => parts.join(''));
/** Ways to write a host that only a URL parser reads (URL Standard): what a look at the text must not be fooled by. */
const disguise = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`,
  (text) => `${text[0]}\t${text.slice(1)}`,
  (text) => `${text[0]}\n${text.slice(1)}`,
  (text) => text.replace(/[a-z]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  (text) => text.replaceAll('.', '。'),
  (text) => `${text}.`,
  (text) => `user:pass@${text}`,
  (text) => (text === '127.0.0.1' ? '0x7f.1' : text),
  (text) => (text === '127.0.0.1' ? '2130706433' : text),
);
const start = fc.constantFrom(
  'https://',
  'http://',
  'wss://',
  '//',
  'https:',
  'HTTP:/',
  '\\\\',
  'https:\\\\',
  ' https://',
  'https:////',
);
const end = fc.constantFrom('', '?q=1', '?u=https://stats.example/', '#a.com', '?a=%20', '%20x', ' ', '/../px');
const url = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(start, host, disguise, port, path, end).map(([s, h, d, p, q, e]) => s + d(h) + p + q + e),
  },
  { weight: 2, arbitrary: fc.tuple(path, end).map((parts) => parts.join('')) },
  fc.webUrl(),
  fc.string(),
);
const base = fc.tuple(fc.constantFrom('https://', 'http://'), host, port).map((parts) => `${parts.join('')}/dir/page`);
const key = fc.oneof(fc.stringMatching(/^[a-c_*.]{1,6}$/), fc.string());

/** @throws AssertionError with the shrunk case */
export async function matcherRuns(t: TestContext, runs: number): Promise<void> {
  const service = (more: Partial<ServiceRule>, i: number): ServiceRule => ({ id: `${i}`, purpose: 'p', ...more });
  // As often as not the URL is one of what a rule names, so that what it is disguised as matters.
  const named = (lists: string[][]) =>
    fc
      .tuple(start, fc.constantFrom('', 'a.', 'cdn.'), fc.constantFrom(...lists.flat(), 'a.com'), disguise, end)
      .map(([s, sub, e, d, rest]) => {
        const [site, path = ''] = e.split(/(?=\/)/);
        const [name, wanted] = site!.split(':');
        return s + d(sub + name!.replaceAll('*', 'x')) + (wanted ? `:${wanted}` : '') + path + rest;
      });
  const given = fc
    .array(fc.array(entry, { minLength: 1, maxLength: 3 }), { maxLength: 5 })
    .chain((lists) => fc.tuple(fc.constant(lists), fc.oneof(named(lists), url)));
  const addresses = fc.property(given, base, ([lists, address], from) => {
    const services = lists.map((hosts, i) => service({ hosts }, i));
    const found = createMatcher(services)('hosts', address, from);
    const owners = services.flatMap((s) => s.hosts!.map((e) => ({ s, e }))).filter(({ e }) => owns(e, address, from));
    const longest = Math.max(...owners.map(({ e }) => e.length));
    assert.equal(found?.id, owners.find(({ e }) => e.length === longest)?.s.id);
  });
  const keys = fc.property(fc.array(fc.array(key, { maxLength: 3 }), { maxLength: 5 }), key, (lists, name) => {
    const services = lists.map((cookies, i) => service({ cookies }, i));
    const found = createMatcher(services)('cookies', name);
    const owners = services
      .flatMap((s) => s.cookies!.map((e) => ({ s, e: e as string })))
      .filter(({ e }) => fits(e, name));
    const longest = Math.max(...owners.map(({ e }) => e.length));
    assert.equal(found?.id, owners.find(({ e }) => e.length === longest)?.s.id);
  });
  await checkRuns(t, addresses, runs);
  await checkRuns(t, keys, runs);
}
