import { defineBackground } from 'wxt/utils/define-background';
import { startWorker } from '../src/worker';

export default defineBackground(() => startWorker());
