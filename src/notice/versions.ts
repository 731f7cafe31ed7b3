import type { PolicyInput, TextValue } from '../policy/types.js';

/** One version of the policy. */
export interface Version {
  version: string;
  /** ISO 8601 date; absent where nobody wrote it down. */
  from?: string;
  summary?: TextValue;
  /** Where its text can be read. */
  url?: string;
  /** The document itself, where it is known. */
  document?: PolicyInput;
}

/**
 * The present version and the earlier ones, newest first: those that the policy tells of, and those whose documents are
 * known. Of two documents of one version, the first counts.
 */
export function versionsOf(policy: PolicyInput, earlier: readonly PolicyInput[] = []): Version[] {
  const own = (document: PolicyInput): Version => ({
    version: document.version,
    ...(document.effectiveFrom && { from: document.effectiveFrom }),
    ...(document.changeSummary && { summary: document.changeSummary }),
    document,
  });
  const known = new Map<string, Version>();
  for (const document of earlier) if (!known.has(document.version)) known.set(document.version, own(document));
  for (const { version, effectiveFrom, summary, url } of policy.previous ?? []) {
    const { document } = known.get(version) ?? {};
    known.set(version, {
      version,
      from: effectiveFrom,
      ...(summary && { summary }),
      ...(url && { url }),
      ...(document && { document }),
    });
  }
  known.delete(policy.version);
  const rest = [...known.values()].sort((a, b) => (b.from ?? b.version).localeCompare(a.from ?? a.version));
  return [own(policy), ...rest];
}
