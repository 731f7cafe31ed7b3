/** Named so that the build squeezes it. */
const css = String.raw;

/**
 * The tokens of our elements and of the notice, with their defaults, and what text looks like: the one place where a
 * `--assent-*` property comes in.
 */
export const tokens: string = css`
  color-scheme: light dark;
  --bg: var(--assent-bg, light-dark(#fff, #1b1d22));
  --fg: var(--assent-fg, light-dark(#17191e, #f1f2f5));
  --dim: color-mix(in srgb, var(--fg) 75%, var(--bg));
  --line: color-mix(in srgb, var(--fg) 16%, var(--bg));
  --accent: var(--assent-accent, var(--fg));
  --radius: var(--assent-radius, 12px);
  font: max(1rem, 16px)/1.5 var(--assent-font, system-ui, sans-serif);
  color: var(--fg);
  overflow-wrap: anywhere;
`;
