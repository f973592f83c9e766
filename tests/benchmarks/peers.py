"""Peers by scikit-learn, for segment.ts, drivers.ts and anomaly.ts.

python3 peers.py segment|drivers|isolation < {"columns": [[...]], "target": [...], "times": n} > {"labels"|"ranking"|"scores": [...], "ms": n}
segment: k-means on standardised columns, k of 2 to 12 by the silhouette (a sample of 2,000 rows for it).
drivers: permutation importance of gradient boosting on a quarter held out, strongest first, only those above two deviations.
isolation: scores of an isolation forest, larger is stranger.
Milliseconds are processor time without reading the input.
"""
import json
import sys
import time

import numpy as np

task = sys.argv[1]
given = json.load(sys.stdin)
table = np.array(given["columns"], dtype=float).T
started = time.process_time()

if task == "segment":
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score
    from sklearn.preprocessing import StandardScaler

    points = StandardScaler().fit_transform(table)
    best = (-2.0, None)
    for k in range(2, min(13, len(points))):
        labels = KMeans(n_clusters=k, n_init=3, random_state=1).fit_predict(points)
        if len(set(labels)) < 2:
            continue
        size = min(2000, len(points) - 1)
        score = silhouette_score(points, labels, sample_size=size, random_state=1)
        if score > best[0]:
            best = (score, labels)
    found = {"labels": best[1].tolist() if best[1] is not None else [0] * len(points)}
elif task == "drivers":
    from sklearn.ensemble import HistGradientBoostingRegressor
    from sklearn.inspection import permutation_importance
    from sklearn.model_selection import train_test_split

    target = np.array(given["target"], dtype=float)
    known, held, goal, goal_held = train_test_split(table, target, test_size=0.25, random_state=1)
    model = HistGradientBoostingRegressor(random_state=1).fit(known, goal)
    importance = permutation_importance(model, held, goal_held, n_repeats=5, random_state=1)
    sure = importance.importances_mean - 2 * importance.importances_std > 0
    order = np.argsort(-importance.importances_mean)
    found = {"ranking": [int(j) for j in order if sure[j]]}
else:
    from sklearn.ensemble import IsolationForest

    forest = IsolationForest(n_estimators=100, max_samples=256, random_state=1)
    found = {"scores": (-forest.fit(table).score_samples(table)).tolist()}

found["ms"] = 1000 * (time.process_time() - started)
json.dump(found, sys.stdout)
