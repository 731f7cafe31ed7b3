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
