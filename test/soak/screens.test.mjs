/** All twelve pictures. */
import { compareReferences } from '../pages/screens/compare.mjs';

compareReferences();
