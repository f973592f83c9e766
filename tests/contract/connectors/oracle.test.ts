import { connectorContract } from './contract.js';
import { oracleTarget } from './targets/oracle.js';

connectorContract(oracleTarget);
