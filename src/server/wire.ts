import { z } from 'zod';
import { Id, Language } from '../policy/schema.js';

/**
 * What travels over HTTP, written once: bodies are checked by these schemas, and `openapi.json` is made of them.
 * Members that a schema does not name are dropped, never refused: newer clients must not lose decisions.
 */

const Hash = z
  .string()
  .regex(/^sha256-[A-Za-z0-9_-]{43}$/, 'give "sha256-" and 43 characters of base64url')
  .describe('SHA-256 in base64url, without padding');

/** 22 characters of base64url hold 128 bits. */
export const Capability = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22,128}$/, 'give 22 to 128 of A-Z, a-z, 0-9, "-" and "_"')
  .describe('The subject: a secret of at least 128 random bits, made by the browser. The server keeps its hash alone');

const Time = z.iso
  .datetime({ offset: true, error: 'give an ISO 8601 time such as "2026-11-23T10:00:00.000Z"' })
  .max(40);

/** Text that an owner chooses freely: anything but control characters and broken surrogates. */
const Printable = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'leave out control characters');

export const Unit = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}(\.[a-z][a-z0-9_-]{0,39}){0,2}$/, 'name a unit: id, id.channel or id.channel.daypart')
  .describe('A consent unit: a purpose or service, or purpose.channel[.daypart]');

export const Choices = z
  .record(Unit, z.boolean())
  .refine((choices) => Object.keys(choices).length <= 256, 'give at most 256 units');

export const DecisionBody = z
  .object({
    id: z
      .uuidv7({ error: 'give a UUIDv7' })
      .toLowerCase()
      .describe('Made by the browser; the server takes each id once'),
    subject: Capability,
    policy: z.object({
      id: Id,
      version: Printable(64),
      hash: Hash.optional(),
    }),
    regime: Printable(64).describe("The policy's name for the regime that was applied"),
    region: z
      .string()
      .regex(/^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$/, 'give an ISO 3166 code such as "KR" or "US-CA"')
      .max(20)
      .optional(),
    choices: Choices,
    source: Printable(100).describe('What the visitor used: banner:accept-all, settings:save, api, ...'),
    language: Language.max(35).describe('BCP 47 tag of the text shown'),
    text: Hash.optional().describe('Hash of the text shown'),
    at: Time.describe("When the visitor acted, by the browser's clock"),
    trusted: z.boolean().optional().describe('false: a script, not a person, made the click'),
  })
  .describe('One act of the visitor');

/** What the server reads of a decision. */
export type DecisionBody = z.output<typeof DecisionBody>;

/** The envelope. Its decisions are checked one by one, so that a bad one does not take the others with it. */
export const BatchBody = z.object({
  sent: Time.optional().describe('When the browser sent this, by its own clock: lets the server correct a wrong one'),
  decisions: z.array(z.unknown()),
});

export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .describe('What a body got wrong: JSON Pointers into it'),
  })
  .describe('Problem details (RFC 9457)');

export const BatchAnswer = z.object({
  results: z
    .array(
      z.object({
        id: z.string().nullable().describe('null where the entry had none that could be read'),
        status: z.enum(['stored', 'duplicate', 'rejected']),
        problem: Problem.optional(),
      }),
    )
    .describe('One answer for each entry, in the order of the request'),
  texts: z
    .array(z.string())
    .optional()
    .describe('Hashes of texts that this backend does not have yet: send each text to /texts'),
});

export type BatchAnswer = z.infer<typeof BatchAnswer>;

export const RecordAnswer = z.object({
  subject: z.string().describe("Hash of the subject's capability"),
  record: z
    .object({
      at: z.int().describe('Time of the last decision, in milliseconds since 1970'),
      choices: z.record(Unit, z.object({ granted: z.boolean(), revision: z.int(), specific: z.boolean().optional() })),
    })
    .nullable()
    .describe('The fold of all decisions in the order of the server; null when there is none'),
  decisions: z.int().describe('How many decisions it is the fold of'),
});

export type RecordAnswer = z.infer<typeof RecordAnswer>;

export const PastAnswer = z.object({
  decisions: z
    .array(
      z.object({
        id: z.string(),
        policy: z.object({ id: z.string(), version: z.string(), hash: z.string().optional() }),
        choices: z.record(Unit, z.boolean()),
        source: z.string(),
        language: z.string(),
        at: z.iso.datetime().describe("When the visitor acted, by the server's clock"),
      }),
    )
    .describe('In the order of the server, the latest last; of more than 200, the latest'),
});

export type PastAnswer = z.infer<typeof PastAnswer>;

export const VersionsAnswer = z.object({
  versions: z
    .array(
      z.object({
        version: z.string(),
        hash: z.string(),
        firstSeen: z.iso
          .datetime()
          .describe('When this backend first served it, or when it came into force before that'),
      }),
    )
    .describe('Newest first; a version has several hashes where its text was mended'),
});

export type VersionsAnswer = z.infer<typeof VersionsAnswer>;

export const SignedReceipt = z.object({
  receipt: z
    .looseObject({ schema_version: z.string(), receipt_id: z.string(), record_id: z.string() })
    .describe('The receipt, after ISO/IEC TS 27560:2023'),
  jws: z.string().describe('The same, signed by Ed25519: a compact JWS (RFC 7515)'),
  keys: z.object({ keys: z.array(z.looseObject({ kid: z.string() })) }).describe('The public keys (RFC 7517)'),
});

export const IdentifyBody = z.object({
  token: z.string().min(1).max(8192).describe("A JWT of the site's own backend, with sub, aud and exp"),
});

export const TextBody = z.object({
  text: z
    .string()
    .min(1)
    .max(50_000)
    .regex(/^[^\p{Cs}\0]*$/u, 'leave out broken surrogates')
    .describe('What was shown, in reading order'),
  policy: z.object({ id: Id, version: Printable(64) }),
});

export const EraseAnswer = z.object({ erased: z.int().describe('How many decisions are now about nobody') });

export type EraseAnswer = z.infer<typeof EraseAnswer>;

export const HealthAnswer = z.object({ status: z.literal('ok') });
