import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { removeLeftovers } from '../src/show/leftovers';

export default defineUnlistedScript({ include: ['firefox'], main: removeLeftovers });
