/** Of a frame, milliseconds: pages in the background paint none. */
const LONGEST = 100;

/** Resolves once what was changed is on the screen: what a visitor does not wait for comes after it. */
export const framePainted = (): Promise<void> =>
  new Promise((painted) => {
    requestAnimationFrame(() => setTimeout(painted));
    setTimeout(painted, LONGEST);
  });
