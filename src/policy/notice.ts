import { changes } from './notice/changes.js';
import { collection } from './notice/collection.js';
import { organisation } from './notice/organisation.js';
import { recipients } from './notice/recipients.js';
import { rights } from './notice/rights.js';
import { trackers } from './notice/trackers.js';

/**
 * What a privacy notice tells beyond consent: retention, processors, transfers, rights, officers, remedies.
 * Every member is optional: a policy runs without any. Members that point at others do so by id, so that a fact
 * (a period, an item of data, a recipient) is written once. Sources: PIPA 30(1) and Decree 31; GDPR 13.
 */
export const notice = { ...changes, ...collection, ...recipients, ...rights, ...trackers, ...organisation };
