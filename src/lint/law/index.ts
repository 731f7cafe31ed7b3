import type { Rule } from '../rule.js';
import { browserStale } from './browser-stale.js';
import { bundledPurpose } from './bundled-purpose.js';
import { consentClaim } from './consent-claim.js';
import { cvc } from './cvc.js';
import { itemNecessity } from './item-necessity.js';
import { itemNoPurpose } from './item-nopurpose.js';
import { jurisGap } from './juris-gap.js';
import { langOfRecord } from './lang-of-record.js';
import { nameDrift } from './name-drift.js';
import { officerDual } from './officer-dual.js';
import { optionalAuto } from './optional-auto.js';
import { periodByRef } from './period-byref.js';
import { procXferDiff } from './proc-xfer-diff.js';
import { purposeNoItems } from './purpose-noitems.js';
import { refBroken } from './ref-broken.js';
import { requiredConsent } from './required-consent.js';
import { retConflict } from './ret-conflict.js';
import { retMissing } from './ret-missing.js';
import { rightsGap } from './rights-gap.js';
import { textArtefact } from './text-artefact.js';
import { trackerList } from './tracker-list.js';
import { version } from './version.js';
import { xferFields } from './xfer-fields.js';
import { xferItemsBlanket } from './xfer-items-blanket.js';
import { xferPurposeMismatch } from './xfer-purpose-mismatch.js';

/** The rules of law, in the order of a notice: what is kept, for what, with whom, and what a reader is told of it. */
export const lawRules: readonly Rule[] = [
  retConflict,
  retMissing,
  purposeNoItems,
  itemNoPurpose,
  itemNecessity,
  optionalAuto,
  bundledPurpose,
  procXferDiff,
  xferPurposeMismatch,
  xferItemsBlanket,
  xferFields,
  periodByRef,
  consentClaim,
  browserStale,
  trackerList,
  rightsGap,
  cvc,
  officerDual,
  refBroken,
  textArtefact,
  version,
  langOfRecord,
  jurisGap,
  nameDrift,
  requiredConsent,
];
