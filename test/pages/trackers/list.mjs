/**
 * Trackers as their vendors publish them on npm, each with the lines a site writes to start it, pointed at a sink.
 *
 * @typedef {object} Tracker
 * @property {string} id        its path prefix at the sink
 * @property {string} [file]    the browser bundle below node_modules; without one, esbuild makes one of `module`
 * @property {string} [path]    where the sink serves it, below the prefix
 * @property {string} module    what an app imports
 * @property {[string, string]} as  the name that the code below calls it; what that is of the import's namespace `ns`
 * @property {(base: string) => string} [before]  lines that precede a script tag, such as a vendor's queue
 * @property {(base: string, bundled: boolean) => string} start  lines that start it; `base` is the prefix at the sink
 * @property {string} again     lines that make it report once more
 * @property {RegExp} reports   one call that only a running tracker makes: method and path below the prefix
 * @property {string[]} [cookies] [storage]  the keys that it writes, as a policy lists them
 */
import { analytics } from './analytics.mjs';
import { monitoring } from './monitoring.mjs';

/** @type {Tracker[]} */
export const trackers = [...analytics, ...monitoring].map((tracker) => ({
  path: `${tracker.id}.js`,
  cookies: [],
  storage: [],
  ...tracker,
}));
