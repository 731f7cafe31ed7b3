import { guard } from 'assent/guard';
import { policy } from './policy';

guard({ policy });
