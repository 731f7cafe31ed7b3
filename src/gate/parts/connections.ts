import type { Gate } from '../part.js';
import { trackMedia } from './media.js';
import { trackConnections } from './opened.js';
import { trackScripts } from './underway.js';

/**
 * A withdrawal closes what a service has open: no patch stands before a socket that sends, a script that is on its way, or
 * media that play. By its address alone: a monitoring service that wraps a page's callbacks is on the stack of whatever the
 * page opens itself.
 */
export default (gate: Gate): void => {
  gate.subscribe(trackConnections(gate, false));
  gate.subscribe(trackScripts(gate));
  gate.subscribe(trackMedia(gate));
};
