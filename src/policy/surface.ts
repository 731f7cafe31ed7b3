/** One place on a page where both answers can be given, and what is wrong with it. */
export interface Surface {
  /** `assent-banner`, `assent-settings`, or `page` for an interface of the site's own. */
  name: string;
  /** What sets refuse and accept apart; empty when nothing does. */
  differs: string[];
  /** What is in the way of either, where the page stands now. */
  hindered: string[];
  /** Ids of the switches that are on though what they stand for may not run. */
  ticked: string[];
}

/** How what is wrong is mended; said with each complaint. */
export const FIX =
  'Fix: style both by ::part(choice), give ::part(actions) columns of equal width, keep refuse first, tick nothing';
