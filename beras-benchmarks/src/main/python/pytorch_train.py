#!/usr/bin/env python3
"""`beras train --until-accuracy 0.97` in PyTorch: the same model, optimizer, schedule and stopping rule.

    pytorch_train.py FOLDER         a folder with the four gzipped IDX files of MNIST
"""

import gzip
import os
import sys

import torch
from torch import nn


def read(folder, name, header):
    with gzip.open(os.path.join(folder, name), "rb") as file:
        return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)


folder = sys.argv[1]
images = read(folder, "train-images-idx3-ubyte.gz", 16).reshape(-1, 784)
labels = read(folder, "train-labels-idx1-ubyte.gz", 8).long()
test_images = read(folder, "t10k-images-idx3-ubyte.gz", 16).reshape(-1, 784).float() / 255
test_labels = read(folder, "t10k-labels-idx1-ubyte.gz", 8).long()

torch.manual_seed(0)
model = nn.Sequential(
    nn.Linear(784, 256), nn.LeakyReLU(0.1), nn.Linear(256, 128), nn.LeakyReLU(0.1), nn.Linear(128, 10)
)
for layer in (model[0], model[2]):
    nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    nn.init.zeros_(layer.bias)
optimizer = torch.optim.Adam(model.parameters(), lr=0.003, eps=1e-7)
schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 0.02 ** (epoch / 6))
criterion = nn.CrossEntropyLoss()
for epoch in range(6):
    correct = 0
    order = torch.randperm(len(images))
    for start in range(0, len(order), 128):
        rows = order[start : start + 128]
        y = labels[rows]
        optimizer.zero_grad()
        scores = model(images[rows].float() / 255)
        loss = criterion(scores, y)
        loss.backward()
        optimizer.step()
        loss.item()
        correct += (scores.argmax(1) == y).sum().item()
    schedule.step()
    with torch.no_grad():
        accuracy = (model(test_images).argmax(1) == test_labels).float().mean().item()
    print(f"epoch {epoch + 1}: accuracy {correct / len(order):.4f}, test accuracy {accuracy:.4f}", flush=True)
    if accuracy >= 0.97:
        break
