/** Functions that run in the page: self-contained, for they are sent as text. */

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

/** Has the gate held or dropped something for this address since then? @param {number} from milliseconds since the epoch */
export const turnedAway = (address, from) =>
  assent
    .report()
    .log.some(
      ({ action, what, at }) => at >= from && (action === 'held' || action === 'dropped') && what.includes(address),
    );

/** Withdraws; gives the moment at which it takes effect, in milliseconds since the epoch. */
export const withdraw = () =>
  new Promise((done) => {
    assent.subscribe(() => assent.allows('analytics') || done(Date.now()));
    assent.withdraw();
  });
