// SPDX-License-Identifier: Apache-2.0
import { commands } from './commands.js';
import { serve } from './serve.js';

serve(commands);
