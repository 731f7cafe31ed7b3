/** Reads what WebKitGTK prints of the console: `<url>:<line>:<column>: CONSOLE <source> <level> <text>`. */

const START = /^(?:\S+:\d+:\d+: )?CONSOLE (?:([A-Z]+) )?(LOG|INFO|WARN|ERROR|DEBUG)(?: (.*))?$/;
const TOOLKIT = /^(?:\*\* )?\(.+:\d+\): |^$/;

/** Uncaught errors have the source JS, calls of the console API none; NETWORK, SECURITY, ... are the browser's own. */
const SOURCES = { undefined: 'script', JS: 'page' };

/**
 * @param {string} output what the browser printed so far
 * @returns {{source: 'script'|'page'|'browser', level: string, text: string}[]}
 */
export function parseOutput(output) {
  const messages = [];
  for (const line of output.split('\n')) {
    const start = START.exec(line);
    if (start) {
      const [, source, level, text = ''] = start;
      messages.push({ source: SOURCES[source] ?? 'browser', level: level.toLowerCase(), text });
    } else if (messages.length > 0 && !TOOLKIT.test(line)) {
      messages.at(-1).text += `\n${line}`;
    }
  }
  return messages;
}
