import { boot, type Options } from './boot.js';
import type { Rules } from './policy/rules.js';

/** File names of the parts, beside the script; the package's build fills them in. */
declare const __CLIENT__: string;
declare const __BANNER__: string;
/** `assent build` puts the policy's slice here. */
declare const ASSENT_BAKED: { rules: Rules; languages: string[] };

/** Starts the guard of a script tag that holds its policy; the texts lie beside it, one language a file. */
export function startBaked(matched?: Options['matched']): void {
  const { src } = document.currentScript as HTMLScriptElement;
  const beside = (file: string) => new URL(file, src).href;
  boot({
    ...ASSENT_BAKED,
    matched,
    text: async (language) => (await fetch(beside(`assent-${language}.json`))).json(),
    load(banner) {
      // In parallel; the client asks for it again, and says so if it fails.
      if (banner) import(beside(__BANNER__)).catch(() => 0);
      return import(beside(__CLIENT__));
    },
  });
}
