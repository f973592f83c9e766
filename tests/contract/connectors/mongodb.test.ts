import { connectorContract } from './contract.js';
import { mongoTarget } from './targets/mongodb.js';

connectorContract(mongoTarget);
