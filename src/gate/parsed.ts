/** Is the parser still at work? */
export const isLoading = (): boolean => document.readyState === 'loading';

/** Resolves once the page is parsed. */
export const whenParsed = async (): Promise<unknown> =>
  isLoading() && new Promise((done) => document.addEventListener('DOMContentLoaded', done));
