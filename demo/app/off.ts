// The same app without Assent, to compare: /app/?assent=off
import { startApp } from './app';
import { startTrackers } from './trackers';

startTrackers();
startApp({ allows: () => true });
