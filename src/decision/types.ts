/** A visitor's answer on one consent unit (a purpose, a service, or `purpose.channel[.daypart]`). */
export interface Choice {
  granted: boolean;
  /** The purpose's revision that was answered. */
  revision: number;
  /** Granted for this unit by name while an opt-out signal (GPC) was seen. */
  specific?: boolean;
}

/** The current state: the fold of all decisions. What the cookie holds. */
export interface ConsentRecord {
  /** Time of the last decision, in milliseconds since 1970. */
  at: number;
  choices: Record<string, Choice>;
}

/** Choices as a caller names them: `{ analytics: true, events: { sms: { day: true } } }`. */
export interface Choices {
  [id: string]: boolean | Choices;
}

/** One act of the visitor, as it is sent to the backend. Append-only, never edited. */
export interface Decision {
  /** UUIDv7. */
  id: string;
  /** The subject's capability: at least 128 random bits. */
  subject: string;
  policy: { id: string; version: string; hash?: string };
  regime: string;
  region?: string;
  /** By unit: `{ "analytics": true, "events.sms.night": false }`. */
  choices: Record<string, boolean>;
  /** `banner:accept-all`, `settings:save`, `api`, ... */
  source: string;
  /** BCP 47 tag of the text shown. */
  language: string;
  /** `sha256-` and the base64url hash of the text shown. */
  text?: string;
  /** ISO 8601 time of the act, by the browser's clock. */
  at: string;
  /** False when a script, not a person, made the click. */
  trusted?: boolean;
}
