interface Outer {
  open(surface: string): Promise<void>;
  report(): { policy: string };
}

/**
 * The `assent` of the page around this frame, if it is of the same origin and under the same policy. Its record is this
 * frame's too, so it asks, and opens, for both.
 *
 * @param policy the policy's id
 */
export const outerAssent = (policy: string): Outer | undefined => {
  // A frame of another origin has no element that it may see.
  const outer = self.frameElement ? (parent as unknown as { assent?: Outer }).assent : undefined;
  return outer?.report().policy === policy ? outer : undefined;
};
