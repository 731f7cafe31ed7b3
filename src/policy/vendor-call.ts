/** A vendor's own function and what it is called with, as a policy names it. */
export interface VendorCall {
  /** Dotted path from the window: `posthog.opt_out_capturing`. */
  call: string;
  args?: readonly unknown[] | undefined;
}

const SEGMENT = '(?!(?:constructor|prototype|__proto__)(?:\\.|$))[A-Za-z_$][\\w$]*';
/** Functions that run text as code or move the page, and objects that lead to them or to another window. */
const KEPT_OUT =
  '(?!(?:eval|Function|setTimeout|setInterval|open|document|location|navigation|history|window|self|globalThis|top|parent|opener|frames|Reflect|Object|assent)(?:\\.|$))';

/**
 * What may stand as a vendor's function. A policy is data, which may be edited by more people than the site's code is: it
 * names a function of a vendor, and can reach none that would run its arguments as code.
 */
export const CALLABLE: RegExp = RegExp(`^${KEPT_OUT}${SEGMENT}(?:\\.${SEGMENT}){0,5}$`);
