/** Random bytes, hexadecimal. */
export const randomHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => (b + 256).toString(16).slice(1)).join('');

/**
 * A UUIDv7 (RFC 9562, 5.7): sortable by time, unique by 72 random bits.
 *
 * @param now milliseconds since 1970
 */
export const uuidv7 = (now: number): string =>
  `${now.toString(16).padStart(12, '0')}7${randomHex(10)}`.replace(
    /^(.{8})(.{4})(.{4}).(.{3})(.{12}).*/,
    '$1-$2-$3-8$4-$5',
  );
