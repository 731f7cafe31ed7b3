import { boot, type Load, type Matched } from './boot.js';
import type { PolicyInput } from './policy/types.js';
import { compileRules } from './regime/compile.js';

/** File names of the chunks, beside this script; the build fills them in. */
declare const __CLIENT__: string;
declare const __BANNER__: string;
/**
 * Starts the guard of a script tag: baked, with an inline policy before it, or (marked tier alone) with `data-policy`.
 *
 * `assent build` bakes by one statement before this file's text: `document.currentScript.policy = {...}`, cut to what the
 * guard needs: without texts (they lie beside this script, a file a language), and so without a `controller`.
 *
 * @returns the way to a `data-policy`, which comes too late for the matched tier
 */
export const startScript = (installMatched?: Matched): Promise<unknown> | undefined => {
  const { src, dataset, policy: baked } = document.currentScript as HTMLScriptElement & { policy?: PolicyInput };
  // An import takes an address as its text.
  const beside = (file: string) => import(new URL(file, src) as never);
  const load: Load = (banner) => {
    // In parallel; the client asks for it again, and says so if it fails.
    if (banner) beside(__BANNER__).catch(() => 0);
    return beside(__CLIENT__);
  };
  const start = (policy: PolicyInput, tier?: Matched) => boot(compileRules(policy), { policy }, load, tier);
  const fail = (error: unknown) => {
    console.warn('[assent] All denied: no policy. Fix: assent check', error);
    // One that grants nothing, and asks nothing.
    start({ purposes: [] as unknown, trigger: false } as PolicyInput);
  };
  const inline = document.querySelector<HTMLScriptElement>('#assent-policy');
  try {
    if (baked || inline || !dataset.policy) start(baked ?? JSON.parse(inline!.text), installMatched);
    else {
      return fetch(dataset.policy)
        .then(async (response) => start(await response.json()))
        .catch(fail);
    }
  } catch (error) {
    fail(error);
  }
};
