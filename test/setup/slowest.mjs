/** Where the time of a step goes: its slowest files and tests, for `npm test -- --slowest 20`. */

const seconds = (ms) => `${(ms / 1000).toFixed(2).padStart(7)} s`;
const longest = (entries, most) => entries.sort(([, a], [, b]) => b - a).slice(0, most);

/**
 * @param {{file: string, name: string, ms: number}[]} tests
 * @param {Map<string, number>} [whole] milliseconds of a file with its hooks, where they are known
 * @param {number} [most] how many are shown of each
 * @returns {string} empty where nobody asked
 */
export function slowest(tests, whole = new Map(), most = Number(process.env.ASSENT_SLOWEST ?? 0)) {
  if (!most) return '';
  const files = new Map();
  for (const { file, ms } of tests) files.set(file, (files.get(file) ?? 0) + ms);
  for (const [file, ms] of whole) files.set(file, ms);
  const lines = [
    `files, ${seconds([...files.values()].reduce((sum, ms) => sum + ms, 0)).trim()} in all:`,
    ...longest([...files], most).map(([file, ms]) => `${seconds(ms)}  ${file}`),
    'tests:',
    ...longest(
      tests.map(({ file, name, ms }) => [`${file}: ${name}`, ms]),
      most,
    ).map(([name, ms]) => `${seconds(ms)}  ${name}`),
  ];
  return lines.join('\n');
}
