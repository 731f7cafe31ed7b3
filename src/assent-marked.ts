import { startScript } from './script.js';

// dist/assent-marked.js: the guard for a <script> in <head>, marked tier alone.
startScript();
