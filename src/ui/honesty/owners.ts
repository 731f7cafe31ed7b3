/** Names that no visitor's browser resolves to somebody else's machine: RFC 6761, RFC 6762, RFC 1918, RFC 4193. */
const PRIVATE =
  /^(localhost|.+\.(localhost|local|test|internal)|(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+|\[(::1|f[cd].*)\]|)$/;

/** Is this the owner's own look at the page: on their machine or network, or with the inspector? */
export const isOwners = ({ hostname, search }: Pick<Location, 'hostname' | 'search'> = location): boolean =>
  PRIVATE.test(hostname) || search.includes('assent-inspect');

/** Reviews what is shown now, once the page has nothing better to do. */
export function reviewLater(allows: (id: string) => boolean, failed: (error: unknown) => void): void {
  if (!isOwners()) return;
  const idle = self.requestIdleCallback ?? ((fn: () => void) => setTimeout(fn, 200));
  idle(() => void import('./watch.js').then(({ watch }) => watch(allows)).catch(failed));
}
