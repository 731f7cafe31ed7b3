/**
 * Waits until `condition` gives something truthy.
 * @param {() => unknown | Promise<unknown>} condition
 * @param {() => string} what told when time is up
 */
export async function until(condition, what, limit = 20_000) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Not within ${limit} ms: ${what()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
