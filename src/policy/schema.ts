import { z } from 'zod';
import { TOOLS } from './markup.js';
import { Channel, Duration, Regime } from './regime-schema.js';
import { CALLABLE } from './vendor-call.js';

export { Duration };

/**
 * The policy document, written once: its TypeScript types and `dist/policy.schema.json` both come from here.
 * Never imported at run time by browser code (types only), so that the schema library stays out of the page.
 */

/** An id: purposes and services share one namespace; a dot is kept for marketing units (`events.sms.night`). */
export const Id = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'use 1 to 40 of a-z, 0-9, "-" and "_", starting with a letter')
  .describe('Purposes and services share one namespace of ids');

/** A BCP 47 language tag. */
export const Language = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'use a BCP 47 tag such as "en" or "ko"');

/** A text: one string, or one per language. A missing language falls back to the document's first. */
export const Text = z.union([z.string(), z.record(Language, z.string())]);

export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'use a date such as "2026-11-01"');

/** One cookie or storage key: a name with `*`, or the name and what a visitor should know of it. */
export const Key = z.union([
  z.string(),
  z.strictObject({
    name: z.string(),
    domain: z
      .string()
      .optional()
      .describe("Whose it is, where not this site's own: it is shown to visitors, and out of the page's reach"),
    duration: Text.optional().describe('How long it stays, in words'),
    description: Text.optional(),
    httpOnly: z
      .boolean()
      .optional()
      .describe('A cookie that no page can see or delete; the report after a withdrawal says so'),
  }),
]);

/** A vendor's own function, called with JSON values. */
export const VendorCallSchema = z.strictObject({
  call: z
    .string()
    .regex(CALLABLE, 'name a function of the vendor, such as "posthog.opt_out_capturing"; none that runs text as code')
    .describe('Dotted path from the window'),
  args: z.array(z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
});

export const Purpose = z.strictObject({
  id: Id,
  kind: z
    .string()
    .optional()
    .describe('necessary, functional, analytics, marketing, ads, social, ...: what a regime speaks of'),
  necessity: z.enum(['required', 'optional']).default('optional'),
  revision: z.int().positive().default(1).describe('Raise it to ask everybody anew for this purpose'),
  title: Text,
  description: Text.optional(),
  legalBasis: z
    .enum(['consent', 'contract', 'law', 'legitimate-interest', 'vital', 'public-safety'])
    .optional()
    .describe('PIPA 15(1); GDPR 6(1)'),
  profiling: z.boolean().optional().describe('Does it make a picture of the person, such as their interests?'),
  items: z.array(Text).optional().describe('The items of data processed'),
  retention: Text.optional().describe('How long the data is kept'),
  refusalEffect: Text.optional().describe('What happens if it is refused: PIPA 15(2)4'),
  surface: z
    .enum(['cookies', 'marketing', 'service'])
    .default('cookies')
    .describe('Where it is asked: in banner and settings, or in a form (<assent-marketing>)'),
  channels: z
    .array(Channel)
    .nonempty()
    .optional()
    .describe('How its messages are sent; each is a consent of its own: `events.sms`'),
  night: z
    .boolean()
    .optional()
    .describe(
      'Are there messages at night too? Then they are asked apart, where the regime asks for it: `events.sms.night`',
    ),
});

export const Service = z.strictObject({
  id: Id,
  purpose: z.union([Id, z.array(Id).nonempty()]).describe('Several: all of them are needed'),
  name: Text,
  operator: Text.optional().describe('Who runs it'),
  country: z.string().optional().describe('ISO 3166-1 code of the country the data goes to'),
  description: Text.optional(),
  privacyUrl: z.string().optional(),
  hosts: z.array(z.string()).default([]).describe('host[:port][/path]; subdomains are included'),
  cookies: z.array(Key).default([]).describe('Cookie names, with *'),
  storage: z
    .array(Key)
    .default([])
    .describe('Names in localStorage, sessionStorage, IndexedDB and Cache Storage, with *'),
  workers: z
    .array(z.string())
    .default([])
    .describe('Service workers, by the path of their script or scope, with *: unregistered after a withdrawal'),
  withdraw: VendorCallSchema.optional().describe("The vendor's own way to stop, called at a withdrawal"),
  resume: VendorCallSchema.optional().describe('What undoes it, called when it is granted again in the same page'),
  hold: z
    .boolean()
    .default(false)
    .describe('Keep its blocked calls (bounded) and replay them after a grant, instead of dropping them'),
  popups: z
    .boolean()
    .default(false)
    .describe('Open no window for it before a grant: pop-ups and pop-unders of its hosts'),
  reload: z
    .boolean()
    .default(false)
    .describe('Reload the page after a withdrawal: its code cannot be stopped otherwise'),
  from: z.string().optional().describe('The entry of the catalogue that this was taken over from; "use" writes it'),
  checked: IsoDate.optional().describe("When these facts were last compared with the vendor's own pages"),
});

const Ids = z.string().describe('Ids, separated by spaces; all of them are needed');

/** Other tools' markup that is understood. */
export const Markup = z.union([
  z.array(z.enum(TOOLS)),
  z.partialRecord(z.enum(TOOLS), z.record(z.string(), Ids).describe('Its names, each with ids of this policy')),
]);

export const CookieSettings = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .default('assent'),
  domain: z.string().optional().describe('Set it to share the record among subdomains'),
  path: z.string().default('/'),
  days: z
    .int()
    .positive()
    .max(400)
    .default(182)
    .describe('How long a choice is kept, accepted or refused alike; browsers cap it at 400'),
});

export const BannerSettings = z.strictObject({
  layout: z
    .enum(['bar', 'box', 'corner', 'modal', 'inline', 'none'])
    .default('bar')
    .describe(
      'A bar, a card at the inline start (box) or end (corner), a dialog over the page, or a part of its flow; none: the site has an interface of its own',
    ),
  position: z.enum(['bottom', 'top']).default('bottom').describe('The edge of the viewport, for bar, box and corner'),
  choices: z.boolean().default(false).describe('Show the purposes with their switches at once, not behind a button'),
});

/** The part of the document that the SDK acts on; `./notice.ts` adds what a privacy notice tells. */
export const core = {
  $schema: z.string().optional(),
  id: Id,
  version: z.string().min(1).max(64),
  effectiveFrom: IsoDate.optional(),
  languages: z.array(Language).nonempty(),
  controller: z.strictObject({
    name: Text,
    shortName: Text.optional(),
    url: z.string().optional(),
    privacyUrl: Text.optional().describe('Where the whole notice is'),
    email: z.string().optional(),
    phone: z.string().optional(),
    address: Text.optional(),
  }),
  purposes: z.array(Purpose).nonempty(),
  services: z.array(Service).default([]),
  markup: Markup.optional().describe("Other tools' markup that stands for marked elements"),
  unknown: z
    .enum(['allow', 'deny'])
    .default('allow')
    .describe('"deny" holds back every host of others that no service names'),
  sync: z.strictObject({ endpoint: z.string() }).optional().describe('The backend, such as "/assent/v1"'),
  cookie: CookieSettings.prefault({}),
  seal: z
    .enum(['never', 'withdrawal', 'always'])
    .default('never')
    .describe(
      'Close every host but the owner’s and those of granted services, by a Content-Security-Policy: once something is withdrawn, or always (a grant then reloads the page)',
    ),
  allow: z
    .array(z.string())
    .default([])
    .describe(
      'Hosts of the site’s own, such as its CDN: host[:port][/path], subdomains included. A seal leaves them open, strict mode lets them pass',
    ),
  region: z.string().optional().describe('ISO 3166 region this page serves, where the owner knows it'),
  regimes: z.record(z.string(), Regime).optional().describe('By region; "*" is the default. Absent: opt-in for all'),
  signals: z
    .strictObject({
      google: z
        .record(z.string(), z.string())
        .optional()
        .describe('Google Consent Mode v2: each type with the ids that must be granted, separated by spaces'),
    })
    .default({}),
  banner: BannerSettings.optional().describe('How the banner looks; absent: a bar at the lower edge'),
  settings: z
    .strictObject({
      layout: z
        .enum(['dialog', 'drawer'])
        .default('dialog')
        .describe('In the middle of the page, or along its inline end'),
      messages: z
        .enum(['given', 'always', 'never'])
        .default('given')
        .describe('Show the consents of forms too: once one of them was given, always, or never'),
    })
    .optional()
    .describe('How the settings open; absent: as a dialog'),
  trigger: z.boolean().default(true).describe('Show the floating re-open button when the page has no data-assent-open'),
  release: z
    .strictObject({
      timeout: z.int().positive().default(5000).describe('Milliseconds that one script may delay its own chain'),
    })
    .prefault({}),
  presets: z.boolean().default(false).describe('Allow ?assent-preset=accept|reject, for end-to-end tests'),
  texts: z.record(z.string(), Text).default({}).describe('Overrides of the interface texts, by key'),
};
