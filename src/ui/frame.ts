/** Of a frame, milliseconds: pages in the background paint none. */
const LONGEST = 100;

let next: Promise<void> | undefined;

/** Resolves once what was changed is on the screen: what a visitor does not wait for comes after it. */
export const framePainted = (): Promise<void> => {
  // One for all who ask before a frame: within a click, to ask costs time itself.
  next ??= new Promise((painted) => {
    const begins = () => {
      // What is changed from here on may be too late for this frame.
      next = undefined;
      setTimeout(painted);
    };
    requestAnimationFrame(begins);
    setTimeout(begins, LONGEST);
  });
  return next;
};
