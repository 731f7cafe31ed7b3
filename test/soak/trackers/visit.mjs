/** Functions that run in the page: self-contained, for they are sent as text. */

/** Names of all that the page's origin stores: `cookie a`, `local b`, `session c`, `database d`, `cache e`. */
export const namesIn = async () => [
  ...document.cookie
    .split('; ')
    .filter(Boolean)
    .map((pair) => `cookie ${pair.split('=')[0]}`),
  ...Object.keys(localStorage).map((name) => `local ${name}`),
  ...Object.keys(sessionStorage).map((name) => `session ${name}`),
  ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
  ...(await caches.keys()).map((name) => `cache ${name}`),
];

/**
 * All that makes trackers send: clicks, scrolling, a hidden page, their own calls. Gives the errors of those.
 * A tracker that is held has no calls yet.
 */
export const provoke = async () => {
  const errors = [];
  scrollTo(0, 200);
  document.querySelector('button').click();
  try {
    window.again?.();
  } catch (error) {
    errors.push(String(error));
  }
  await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
  window.hide();
  return errors;
};
