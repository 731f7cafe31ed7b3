import type { PolicyInput } from './types.js';

type Purpose = PolicyInput['purposes'][number];
type Service = NonNullable<PolicyInput['services']>[number];

/** What the guard must know of a purpose. */
export type PurposeRule = Pick<Purpose, 'id' | 'kind' | 'necessity' | 'revision' | 'surface' | 'channels'>;

/** What the guard must know of a service. */
export type ServiceRule = Pick<
  Service,
  'id' | 'purpose' | 'hosts' | 'cookies' | 'storage' | 'workers' | 'withdraw' | 'resume' | 'hold' | 'popups' | 'reload'
>;

/** What the law asks of each kind of purpose, where this page is seen; absent members are the strictest. */
export type Regime = { name: string } & Partial<NonNullable<PolicyInput['regimes']>[string]>;

/**
 * The slice of a policy that the guard acts on: members of the document as they are (absent where it leaves them to the
 * default), and the regime. `assent build` bakes it; with an inline policy the document itself serves.
 */
export interface Rules
  extends Partial<
    Pick<
      PolicyInput,
      | 'region'
      | 'signals'
      | 'cookie'
      | 'release'
      | 'trigger'
      | 'banner'
      | 'presets'
      | 'sync'
      | 'markup'
      | 'unknown'
      | 'seal'
      | 'allow'
    >
  > {
  id: string;
  version: string;
  /** `sha256-...` of the document; absent until computed. */
  hash?: string;
  regime: Regime;
  purposes: PurposeRule[];
  services?: ServiceRule[] | undefined;
  /** Who gets the data by a consent of its own, at home and abroad. */
  thirdPartyProvision?:
    | { recipients?: readonly { id?: string | undefined; legalBasis?: string | undefined }[] | undefined }
    | undefined;
  transfers?: readonly { id: string; legalBasis?: string | undefined }[] | undefined;
  /** What `assent build`, or an app, adds to the gate; functions, and so never in a document. */
  parts?: readonly ((gate: never) => void)[];
}

/** What a purpose is to law and vendors: its kind, else its id. */
export const kindOf = (p: PurposeRule): string => p.kind ?? p.id;

/** The purposes that must all be granted for a service. */
export const needsOf = (s: ServiceRule): string[] => ([] as string[]).concat(s.purpose);

/** The names in a service's list of cookies or keys. */
export const keyNames = (keys: ServiceRule['cookies']): string[] =>
  (keys ?? []).map((k) => (k as { name: string }).name ?? k);

/** The name of the cookie that keeps the record, and the beginning of each storage key of ours. */
export const cookieName = (rules: Rules): string => rules.cookie?.name || 'assent';

/** How many days a choice is kept, accepted or refused alike. */
export const cookieDays = (rules: Rules): number => rules.cookie?.days || 182;
