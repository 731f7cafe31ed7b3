/**
 * The URLs of a `srcset` (HTML, "parse a srcset attribute"): white space ends one, and a comma at its end or after its
 * descriptor begins the next. A comma within a URL is part of it.
 */
export function candidates(value: string): string[] {
  const urls: string[] = [];
  let rest = value;
  for (;;) {
    const [, url, after] = /^[\s,]*(\S+)([\s\S]*)$/.exec(rest) ?? [];
    if (url === undefined) return urls;
    urls.push(url.replace(/,+$/, ''));
    rest = url.endsWith(',') ? after! : after!.replace(/^(\([^)]*\)?|[^,(])*/, '');
  }
}
