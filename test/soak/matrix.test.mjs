/** Each element in each state: light, dark, forced colours, right-to-left, 320 px, 200 % text. */
import { walkMatrix } from '../pages/matrix/walk.mjs';

walkMatrix();
