/** The languages of the policy in which a reader of `wanted` (BCP 47, most wanted first) is best served. */
export function pickLanguage(languages: readonly string[] = [], wanted: readonly string[]): string {
  for (const tag of wanted) {
    for (const part of [/$/, /-.*/]) {
      const cut = (t: string) => t.toLowerCase().replace(part, '');
      const hit = languages.find((l) => cut(l) === cut(tag));
      if (hit) return hit;
    }
  }
  return languages[0] ?? 'en';
}
