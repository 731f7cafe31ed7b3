import { boot, type Options } from './boot.js';
import type { Rules } from './policy/rules.js';
import type { PolicyInput } from './policy/types.js';
import { viewPolicy } from './policy/view.js';
import { compileRules } from './regime/compile.js';

/** What `assent build` bakes into the file: the rules, and the languages whose texts lie beside it. */
export interface Baked {
  rules: Rules;
  languages: string[];
}

/** File names of the chunks, beside this script; the build fills them in. */
declare const __CLIENT__: string;
declare const __BANNER__: string;

/** `assent build` puts a `Baked` here; a string is a build without a policy. */
const BAKED: Baked | string = '%ASSENT_BAKED%';

/** Starts the guard of a script tag: baked, with an inline policy before it, or (marked tier alone) with `data-policy`. */
export function startScript(matched?: Options['matched']): void {
  const script = document.currentScript as HTMLScriptElement;
  const beside = (file: string) => new URL(file, script.src).href;
  const load: Options['load'] = (banner) => {
    // In parallel; the client asks for it again, and says so if it fails.
    if (banner) import(beside(__BANNER__)).catch(() => 0);
    return import(beside(__CLIENT__));
  };
  const start = (policy: PolicyInput, tier?: Options['matched']) => boot({ rules: compileRules(policy), policy, matched: tier, load });
  const fail = (error: unknown) => {
    console.warn('[assent] No policy, all optional stays denied. Fix: "assent check"', error);
    // One that grants nothing, and asks nothing.
    start({ trigger: false, purposes: [] as unknown } as PolicyInput);
  };
  const inline = document.getElementById('assent-policy')?.textContent;
  const { policy } = script.dataset;
  try {
    if (typeof BAKED === 'object') {
      const view = async (language: string) => (await fetch(beside(`assent-${language}.json`))).json();
      boot({ ...BAKED, view, matched, load });
    } else if (inline) start(JSON.parse(inline), matched);
    else if (policy) {
      console.warn('[assent] data-policy: marked elements only. Fix: "assent build"');
      fetch(policy)
        .then((response) => response.json())
        .then((document) => start(document))
        .catch(fail);
    } else fail('no #assent-policy before the script');
  } catch (error) {
    fail(error);
  }
}
