/** Is the parser still at work? */
export const isLoading = (): boolean => document.readyState === 'loading';

/** Resolves once the page is parsed. */
export const whenParsed = (): Promise<unknown> =>
  new Promise((done) => {
    if (isLoading()) document.addEventListener('DOMContentLoaded', done);
    else done(0);
  });
