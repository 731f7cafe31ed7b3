const hex = (bytes: number) =>
  [...crypto.getRandomValues(new Uint8Array(bytes))].map((b) => b.toString(16).padStart(2, '0')).join('');

/**
 * A UUIDv7 (RFC 9562, 5.7): sortable by time, unique by 74 random bits.
 *
 * @param now milliseconds since 1970
 */
export function uuidv7(now: number): string {
  const time = now.toString(16).padStart(12, '0');
  const random = hex(10);
  const variant = ((Number.parseInt(random[3]!, 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}

/** A new subject's capability: 192 random bits, hexadecimal. */
export const newSubject = (): string => hex(24);
