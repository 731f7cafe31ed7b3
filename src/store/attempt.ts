/** What `read` gives, or undefined where the browser refuses it: storage that is blocked holds nothing. */
export const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};
