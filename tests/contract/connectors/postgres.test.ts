import { connectorContract } from './contract.js';
import { postgresTarget } from './targets/postgres.js';

connectorContract(postgresTarget);
