/**
 * Cuts each language's file into one module a surface, so that a page loads the texts of what it shows and no others:
 * `node src/languages/split.mjs`, also at the start of every build. A new language is its file in this folder, and nothing else.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * Where the modules of a section go, the type of its texts and the module that has it; `dir` where the surface has to know which way
 * the language runs.
 */
const SURFACES = {
  banner: { folder: '../ui/messages', type: 'BannerMessages', dir: true },
  embed: { folder: '../ui/messages', type: 'EmbedMessages', dir: true },
  history: { folder: '../ui/messages', type: 'HistoryMessages', dir: true },
  marketing: { folder: '../ui/messages', type: 'MarketingMessages' },
  notice: { folder: '../notice/messages', type: 'NoticeMessages', module: '../../words.js', dir: true },
  settings: { folder: '../ui/messages', type: 'SettingsMessages' },
  status: { folder: '../ui/messages', type: 'StatusMessages', dir: true },
  terms: { folder: '../notice/messages', type: 'NoticeTerms', module: '../../words.js' },
};
const ENGLISH = 'en';

const placeholders = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();

/**
 * What a language's file lacks or has too much of, measured by the English one; a line each.
 *
 * @param {object} file
 * @param {object} english
 * @returns {string[]}
 */
export function faults(file, english) {
  const found = [];
  if (!['reviewed', 'draft'].includes(file.review)) found.push('"review" has to be "reviewed" or "draft"');
  if (!['ltr', 'rtl'].includes(file.dir)) found.push('"dir" has to be "ltr" or "rtl"');
  for (const section of new Set([...Object.keys(SURFACES), ...Object.keys(file)])) {
    if (section === 'review' || section === 'dir') continue;
    const [texts, wanted] = [file[section] ?? {}, english[section]];
    if (!wanted) {
      found.push(`"${section}" is no section`);
      continue;
    }
    for (const key of Object.keys(wanted)) {
      if (typeof texts[key] !== 'string' || !texts[key].trim()) found.push(`${section}: "${key}" is missing`);
      else if (placeholders(texts[key]) !== placeholders(wanted[key]))
        found.push(`${section}: "${key}" needs the placeholders of English: ${placeholders(wanted[key]) || 'none'}`);
    }
    for (const key of Object.keys(texts)) if (!(key in wanted)) found.push(`${section}: "${key}" is no key`);
  }
  return found;
}

/** Keeps a file's time where its text is the same, so that nothing is built anew. */
function write(path, text) {
  try {
    if (readFileSync(path, 'utf8') === text) return;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  writeFileSync(path, text);
}

/**
 * @param {string} [folder] the languages' files
 * @throws {Error} naming each file and key that is at fault
 */
export function splitLanguages(folder = HERE) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const files = Object.fromEntries(
    names.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
  );
  const wrong = Object.entries(files).flatMap(([language, file]) =>
    faults(file, files[ENGLISH]).map((fault) => `src/languages/${language}.json: ${fault}`),
  );
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const languages = Object.keys(files);
  for (const [surface, { folder: target, type, module = `../${surface}.js`, dir }] of Object.entries(SURFACES)) {
    const out = join(folder, target, surface);
    mkdirSync(out, { recursive: true });
    for (const name of readdirSync(out))
      if (name !== 'files.ts' && !languages.includes(name.replace('.ts', ''))) rmSync(join(out, name));
    for (const [language, file] of Object.entries(files)) {
      const texts = JSON.stringify({ ...(dir && { dir: file.dir }), ...file[surface] }, null, 2);
      write(
        join(out, `${language}.ts`),
        `import type { ${type} } from '${module}';\n\nexport const status = '${file.review}';\nexport default ${texts} satisfies ${type};\n`,
      );
    }
    const loaders = languages.map(
      (language) => `  ${/^\w+$/.test(language) ? language : `'${language}'`}: () => import('./${language}.js'),\n`,
    );
    write(join(out, 'files.ts'), `/** One chunk a language. */\nexport const files = {\n${loaders.join('')}};\n`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) splitLanguages();
